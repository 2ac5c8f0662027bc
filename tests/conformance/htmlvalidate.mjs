// The rules of html-validate by which the pages are held, and why some of them are not taken as they come.

export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Both ways of writing it are the standard's; this one is that of the templates.
    "doctype-style": ["error", { style: "lowercase" }],
    // Every script and style comes from this host and bears its digest in its name; only another host would need one here.
    "require-sri": ["error", { target: "crossorigin" }],
    // The notes of an article have ids such as "fn:1", which the standard allows and links from outside rely on.
    "valid-id": ["error", { relaxed: true }],
    // ARIA lets a list have a name: it tells what a row of links without a heading is.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // No-break spaces would be copied with a number, and not everything that dials takes them.
    "tel-non-breaking": "off",
    // What a page is about stands first; a list of results cuts off the name of the site, which stands last.
    "long-title": "off",
  },
};
