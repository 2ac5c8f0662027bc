// The grammar of town names by the rules of plugins/campaigns/names.py, which the page brings as JSON:
// townNames.ofTown("el Masnou", "ca", rules, "ca") is "del Masnou".
// lang is the language of the text, nameLang that of the name (lang where none is given);
// override, where there is one, is the whole "of" form in the language of the town's own territory.
var townNames = (function () {
  function articleOf(name, rules, nameLang) {
    return Object.keys(rules.articles[nameLang] || {}).find(function (article) {
      const begin = name.slice(0, article.length).toLowerCase().replace("’", "'");
      return begin == article && name.length > article.length;
    }) || "";
  }

  function inText(name, lang, rules, nameLang = lang) {
    const article = articleOf(name, rules, nameLang);
    if (article && lang == nameLang && rules.small.includes(lang)) return article + name.slice(article.length);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  function join(relation, name, lang, rules, nameLang) {
    const article = articleOf(name, rules, nameLang);
    if (article && lang == nameLang) return rules.articles[lang][article][relation] + name.slice(article.length);
    const short = (rules.elided[lang] || {})[relation];
    const elides = short && RegExp(rules.elides).test(name.toLowerCase());
    return (elides ? short : rules.prepositions[lang][relation]) + inText(name, lang, rules, nameLang);
  }

  function ofTown(name, lang, rules, nameLang = lang, override) {
    return override && rules.home[nameLang] == lang ? override : join("of", name, lang, rules, nameLang);
  }

  function toTown(name, lang, rules, nameLang = lang) {
    return join("to", name, lang, rules, nameLang);
  }

  return { inText, ofTown, toTown };
})();
