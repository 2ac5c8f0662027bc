// Lighthouse as it comes, but for how it gets robots.txt.
export default {
  extends: "lighthouse:default",
  settings: {
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
    throttlingMethod: "simulate",
  },
  artifacts: [{ id: "RobotsTxt", gatherer: "robots.mjs" }],
};
