// Finds words in the documents of an index (plugins/search/index.py), whatever their accents, endings and small slips:
// makeFinder(index).find("col.lectius") is {total, hits}. Nothing here knows of the page, or keeps what was asked.
// The languages share one set of rules, so that a word of one finds its like in another.
var makeFinder = (function () {
  const WORD = /\p{N}+|(?:l[·.•‧∙⋅-](?=l)|[\p{L}\p{M}])+/giu;
  const TITLE = 8, ALSO = 3, WITHIN = 1, SUMMARY = 2, TEXT = 1;
  const SAME = 1, STEM = .9, BARE = .6, BEGUN = .6, SLIP = .5, KIN = .35;
  const ENOUGH = .3, MOST = 20, WINDOW = 30, UNKNOWN = 8, HALF = 8;

  // What holds sentences together in the four languages: not looked for beside a word that says more.
  const SMALL = new Set((
    "al als amb and ao ao aos as at com como con da das de del dels do dos el els em en entre es et for how if in is it"
    + " la las les lo los mes mi my na nas no nos of on or os para pel pels per pero pola polo por que quin quina se si sin"
    + " sobre so the their this to um un una unas unes unha unhas uns unos us what with y"
  ).split(" "));

  // col·lectiu, col.lectiu, collectiu and colectiu are one; so are campanya and campaña.
  function fold(word) {
    return word.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "")
      .replace(/([b-df-hj-np-tv-z])\1+/g, "$1").replace(/ny(?=[aeiou])/g, "n");
  }

  // What acció, accions, acción, acciones and action have in common. "_" tells a short word less its ending from
  // one that never had any: com is not comú.
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    let rest = word.replace(/s$/, "");
    if (/..[ctsx]ione?$|..[cs]io$/.test(rest)) return rest.replace(/[ctx]ione?$|cio$/, "ci").replace(/s(ione?|io)$/, "si");
    rest = rest.replace(/i(?:u|v[aoe]?)$/, "i").replace(/([aeiou])n$/, "$1")
      .replace(/(...[ae])le$/, "$1").replace(/(..[aeo])[li]$/, "$1");
    rest = bare(rest).replace(/([aei])r$/, "$1");
    rest = bare(rest).replace(/q$/, "c").replace(/j$/, "g").replace(/z$/, "c");
    rest = rest.replace(/(....)(?:tat|dad|itat|idad)$/, "$1")
      .replace(/(....)(?:(?:a|i|ie)?ment|and|end|ind|ant|at|ad|id|it|ed|ing)$/, "$1");
    rest = bare(rest);
    return rest.length < 4 && rest.length < word.replace(/s$/, "").length && !/an$|on$/.test(word) ? rest + "_" : rest;
  }

  function bare(word) {
    return word.replace(/(...)[aeiouy]{1,2}$/, "$1");
  }

  // One letter more, less, other or swapped with its neighbour.
  function isSlip(one, other) {
    const shorter = one.length <= other.length ? one : other, longer = shorter == one ? other : one;
    if (longer.length - shorter.length > 1) return false;
    let at = 0;
    while (at < shorter.length && shorter[at] == longer[at]) at++;
    const rest = longer.slice(at + 1);
    if (shorter.length < longer.length) return shorter.slice(at) == rest;
    return shorter.slice(at + 1) == rest
      || (shorter[at] == longer[at + 1] && shorter[at + 1] == longer[at] && shorter.slice(at + 2) == longer.slice(at + 2));
  }

  function shared(one, other) {
    let at = 0;
    while (at < one.length && one[at] == other[at]) at++;
    return at;
  }

  return function (index) {
    const terms = new Map(), list = [], known = new Map();

    function termOf(written) {
      let term = known.get(written);
      if (term === undefined) {
        const word = fold(written);
        term = word.length > 1 || /\d/.test(word) ? terms.get(word) : null;
        if (term === undefined) {
          term = { word, stem: stem(word), naked: "", docs: new Map() };
          term.naked = term.stem.replace("_", "");
          terms.set(word, term);
          list.push(term);
        }
        known.set(written, term);
      }
      return term;
    }

    // The words of a text with their places in it.
    function read(text) {
      const words = [];
      WORD.lastIndex = 0;
      for (let match; (match = WORD.exec(text));) {
        const term = termOf(match[0]);
        if (term) words.push({ term, start: match.index, end: WORD.lastIndex });
      }
      return words;
    }

    const docs = index.docs.map(function ([url, title, kind, within, summary, text, also, rank, lang], number) {
      const body = (summary + " " + text).trim();
      const doc = {
        url: index.base + url, title, kind: index.kinds[kind], within, lang, inLang: index.langs[lang] || "",
        body, rank: rank / 100, titleWords: read(title), words: read(body),
      };
      const named = doc.titleWords.map((word) => word.term);
      function count(found, weight) {
        for (const term of found) term.docs.set(number, (term.docs.get(number) || 0) + weight);
      }
      // A word among few says more of what a thing is about than one among many.
      count(named, TITLE * 8 / (6 + named.length));
      count(read(also).map((word) => word.term), ALSO);
      count(read(within).map((word) => word.term), WITHIN);
      count(doc.words.map((word) => word.term), TEXT);
      count(doc.words.filter((word) => word.start < summary.length).map((word) => word.term), SUMMARY - TEXT);
      // Self-care is looked for as selfcare.
      named.slice(1).forEach((term, place) => count([termOf(named[place].word + term.word)], SUMMARY));
      doc.stems = " " + named.filter((term) => !SMALL.has(term.word)).map((term) => term.stem).join(" ") + " ";
      return doc;
    });

    const mean = docs.reduce((sum, doc) => sum + doc.words.length, 1) / docs.length;

    // The terms that a word of the query may stand for, each with how surely; what it is said to be wins over slips.
    function meant(word, isLast) {
      const found = new Map(), root = stem(word), naked = root.replace("_", ""), begin = word.slice(0, 5);
      function add(term, weight) {
        if (weight > (found.get(term) || 0)) found.set(term, weight);
      }
      for (const term of list) {
        if (term.stem == root) add(term, term.word == word ? SAME : STEM);
        else if (term.naked == naked && naked.length > 2) add(term, BARE);
        if (isLast && word.length > 1 && term.word.startsWith(word)) add(term, BEGUN);
      }
      if (!found.size && word.length > 4) {
        for (const term of list) if (term.word.length > 3 && isLike(word, root, term, isLast)) add(term, SLIP);
      }
      if (word.length > 4) {
        for (const term of list) {
          if (!term.word.startsWith(begin)) continue;
          const share = shared(word, term.word) / Math.max(word.length, term.word.length);
          if (share >= .5) add(term, KIN * share);
        }
      }
      return found;
    }

    function isLike(word, root, term, isLast) {
      return isSlip(word, term.word) || (root.length > 4 && term.stem.length > 3 && isSlip(root, term.stem))
        || (isLast && word.length > 5 && isSlip(word, term.word.slice(0, word.length)));
    }

    function rarity(count) {
      return Math.log(1 + (docs.length - count + .5) / (count + .5));
    }

    function score(words) {
      const scores = new Float64Array(docs.length), met = new Float64Array(docs.length), lit = new Map();
      let whole = 0;
      for (const [place, word] of words.entries()) {
        const found = meant(word, place == words.length - 1), counts = new Map();
        for (const [term, weight] of found) {
          if (weight > (lit.get(term) || 0)) lit.set(term, weight);
          for (const [doc, count] of term.docs) {
            const [sum, best] = counts.get(doc) || [0, 0];
            counts.set(doc, [sum + weight * count, Math.max(best, weight)]);
          }
        }
        const rare = rarity(counts.size || docs.length / UNKNOWN);
        whole += rare;
        for (const [doc, [sum, best]] of counts) {
          scores[doc] += rare * sum / (sum + HALF * (.8 + docs[doc].words.length / mean / 5));
          met[doc] += rare * best;
        }
      }
      return { scores, met, whole, lit };
    }

    // The words of a query, "auto cura" being one where the documents write it so.
    function cut(query) {
      const words = [];
      let before = "";
      for (const match of query.slice(0, 200).matchAll(WORD)) {
        const word = fold(match[0]), joined = fold(before + word);
        if (before.length > 2 && word.length > 2 && terms.has(joined) && !terms.has(word)) words.splice(-1, 1, joined);
        else if (word.length > 1 || /\d/.test(word)) words.push(word);
        before = word;
      }
      const telling = words.filter((word) => !SMALL.has(word));
      return [...new Set(telling.length ? telling : words)].slice(0, 12);
    }

    function find(query) {
      const words = cut(query);
      if (!words.length) return { total: 0, hits: [] };
      const { scores, met, whole, lit } = score(words), asked = words.map(stem);
      const order = [];
      docs.forEach(function (doc, number) {
        const share = met[number] / whole;
        if (share < ENOUGH * (words.length > 1 ? 1 : .3)) return;
        order.push([number, scores[number] * share * inTitle(doc, asked) * doc.rank]);
      });
      order.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
      return {
        total: order.length,
        hits: order.slice(0, MOST).map(([number, points]) => show(docs[number], lit, points)),
      };
    }

    // A title is worth more when it says the words in their order, and most when it says nothing else.
    function inTitle(doc, asked) {
      if (doc.stems == " " + asked.join(" ") + " ") return 1.6;
      const pairs = asked.slice(1).filter((root, place) => doc.stems.includes(" " + asked[place] + " " + root + " "));
      return pairs.length ? 1 + .5 * pairs.length / (asked.length - 1) : doc.stems.includes(" " + asked[0] + " ") && asked.length < 2 ? 1.3 : 1;
    }

    function show(doc, lit, points) {
      const [start, end] = choose(doc, lit);
      return {
        url: doc.url, kind: doc.kind, within: doc.within, lang: doc.lang, inLang: doc.inLang, points,
        title: mark(doc.title, doc.titleWords, lit, 0, doc.title.length),
        excerpt: mark(doc.body, doc.words, lit, start, end),
      };
    }

    // The stretch of words that holds most of what was meant, each counted once; the first of its equals.
    function choose(doc, lit) {
      const words = doc.words, met = [];
      words.forEach(function (word, place) {
        if (lit.has(word.term)) met.push(place);
      });
      let best = 0, at = 0;
      met.forEach(function (place, number) {
        const seen = new Map();
        for (let next = number; next < met.length && met[next] < place + WINDOW - 6; next++) {
          const { term } = words[met[next]];
          seen.set(term.stem, Math.max(lit.get(term), seen.get(term.stem) || 0));
        }
        let sum = 0;
        seen.forEach((weight) => (sum += weight));
        if (sum > best + 1e-9) [best, at] = [sum, place];
      });
      let from = Math.max(0, at - 6);
      for (let place = at; place > Math.max(0, at - 12); place--) {
        if (/[.!?…:]\s/.test(doc.body.slice(words[place - 1].end, words[place].start))) {
          from = place;
          break;
        }
        if (place == 1) from = 0;
      }
      const last = words[Math.min(words.length, from + WINDOW) - 1];
      return last ? [from ? words[from].start : 0, last == words[words.length - 1] ? doc.body.length : last.end] : [0, 0];
    }

    // The text from start to end in pieces, every other of which was meant.
    function mark(text, words, lit, start, end) {
      const pieces = [start ? "… " : ""];
      let at = start;
      for (const word of words) {
        if (word.start < start || word.end > end || !lit.has(word.term)) continue;
        pieces[pieces.length - 1] += text.slice(at, word.start);
        pieces.push(text.slice(word.start, word.end), "");
        at = word.end;
      }
      pieces[pieces.length - 1] += text.slice(at, end) + (end < text.length ? " …" : "");
      return pieces;
    }

    return { find };
  };
})();
