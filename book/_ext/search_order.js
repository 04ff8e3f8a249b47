// Which pages a search finds, and in what order. Sphinx makes the index and draws the hits; only the choice is ours, as
// Sphinx asks for whole words, gives a page one point whatever it holds of them, and lists a page once per heading.
//
// A page is judged by its title, its keywords, its headings and its text, in that order. Keywords are found in Sphinx's
// index because it keeps «halv stilling» as one entry with a space in it, which no running text gives. A single keyword
// looks like any other word of the page: write keywords as readers type them, two or three words together.
(() => {
  "use strict";
  const TITLE = 8, KEYWORD = 6, HEADING = 4, TEXT = 1; // what a word is worth by where it stands
  const SAME = 2; // and how much more a phrase is worth that says all the query says, and no other word
  const INFLECTED = 0.8, SLIP = 0.7, PART = 0.4; // and by how well it fits: other ending, wrong letter, in a compound
  const SHORT = 5, LONG = 9; // a word this long may hold a slip: when the book lacks it, and when it does not
  const LINKS = ["", "s", "e"]; // letters between the parts of a compound
  const ENOUGH = 0.5; // a page stays among the hits when it answers this share of what the best one does

  /** What a page is worth before its words: those that explain go before those that play, and lists of sources last. */
  const PLACES = { chapters: 1, saker: 0.6, exercises: 0.6, kildekart: 0.4 };
  const worth = (page) => PLACES[page.split("/")[0]] ?? 0.9;

  /**
   * The root of a word. With letters before it, Sphinx's stemmer takes the endings of short words too; and as the index
   * holds words that are stemmed once, the query and the index meet only where nothing more can be taken.
   */
  const stemmer = new Stemmer();
  const cut = new Map();
  function root(word) {
    if (!cut.has(word)) {
      const deep = stemmer.stemWord(`bab${word}`).slice(3);
      const stem = deep.length > 1 ? deep : stemmer.stemWord(word);
      cut.set(word, stem === word ? word : root(stem));
    }
    return cut.get(word);
  }

  const words = (text) => splitQuery(text.toLowerCase());
  const roots = (all) => all.map(root);
  const isSmall = (word) => stopwords.includes(word);
  /** The words that say something, or all of them when none does. */
  function telling(all) {
    const kept = all.filter((word) => !isSmall(word));
    return kept.length ? kept : all;
  }

  // --- The index, turned once: phrases (titles, headings, keywords), and for each root the pages that have it.
  let book = null;
  function open(index) {
    const texts = new Map();
    const found = [];
    const add = (root, files) => {
      if (!texts.has(root)) texts.set(root, new Set());
      for (const file of files) texts.get(root).add(file);
    };
    for (const [term, places] of Object.entries(index.terms)) {
      const files = [places].flat();
      if (words(term).length > 1) found.push(...files.map((file) => ({ text: term, file, weight: KEYWORD })));
      else add(root(term), files);
    }
    for (const [text, places] of Object.entries(index.alltitles)) {
      for (const [file, anchor] of places) {
        found.push({ text, file, anchor, weight: index.titles[file] === text ? TITLE : HEADING });
      }
    }
    const known = (word) => texts.has(root(word));
    const phrases = found.map((phrase) => {
      const all = join(words(phrase.text), known);
      return { ...phrase, words: roots(telling(all)), small: all.filter(isSmall) };
    });
    for (const { file, words } of phrases) for (const word of words) add(word, [file]);
    const letters = new Set([...texts.keys()].join("").replace(/[^\p{Letter}]/gu, ""));
    return { texts, phrases, known, letters };
  }

  // --- Compounds: those written apart are joined, those that nobody has written are parted.
  function join(all, known) {
    const joined = [];
    for (let i = 0; i < all.length; i += 1) {
      const pair = all.slice(i, i + 2);
      // «hva er» is no compound: the joined word must have more in it than the first part with an ending.
      const fits = (word) => known(word) && root(word).length > pair[0].length;
      const whole = pair.length === 2 && !pair.some(isSmall) && LINKS.map((link) => pair.join(link)).find(fits);
      joined.push(whole || all[i]);
      if (whole) i += 1;
    }
    return joined;
  }

  function part(word) {
    let best = [word];
    for (let at = 3; at <= word.length - 3; at += 1) {
      for (const link of LINKS) {
        const pair = [word.slice(0, at), word.slice(at + link.length)];
        const short = Math.min(pair[0].length, pair[1].length);
        if (!word.startsWith(link, at) || short < 3 || !pair.every(book.known)) continue;
        if (best.length === 1 || short > Math.min(best[0].length, best[1].length)) best = pair;
      }
    }
    return best;
  }

  // --- How well a word of the book answers a word of the query: from 0 to 1.
  function fit(asked, word) {
    if (asked === word) return 1;
    const [short, long] = asked.length < word.length ? [asked, word] : [word, asked];
    if (short.length < 4) return 0;
    if (long.startsWith(short) && long.length - short.length < 3) return INFLECTED;
    return short === asked && (long.startsWith(short) || long.endsWith(short)) ? PART : 0;
  }

  /** The word with one letter wrong, missing, too many, or two that have changed places. */
  function* slips(word) {
    for (let at = 0; at <= word.length; at += 1) {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      yield before + after.slice(1);
      if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
      for (const letter of book.letters) {
        yield before + letter + after;
        yield before + letter + after.slice(1);
      }
    }
  }

  /** The roots in the book that answer a word, and how well. */
  function answers(asked) {
    const found = new Map();
    for (const word of book.texts.keys()) {
      const how = fit(root(asked), word);
      if (how) found.set(word, how);
    }
    if (asked.length >= (found.size ? LONG : SHORT)) {
      for (const slip of slips(asked)) if (book.known(slip) && !found.has(root(slip))) found.set(root(slip), SLIP);
    }
    return found;
  }

  // --- The hits: for each page its words, the phrase that alone answers most, and how often it comes back.
  function rank(query, index) {
    book ??= open(index);
    const all = join(words(query), book.known);
    const whole = roots(telling(all)).join(" ");
    const single = telling(all).flatMap((word) => (book.known(word) ? [word] : part(word)));
    const asked = [...new Map(single.map((word) => [root(word), word])).values()].map((word) => {
      const found = answers(word);
      const files = new Set([...found.keys()].flatMap((answer) => [...book.texts.get(answer)]));
      return { found, rarity: index.docnames.length / files.size }; // a word that no page answers is as if unasked
    }).filter(({ found }) => found.size).map(({ found, rarity }) => ({ found, weight: 1 + Math.log(1 + rarity) }));
    const total = asked.reduce((sum, { weight }) => sum + weight, 0);
    const mean = (list) => asked.reduce((sum, { weight }, i) => sum + weight * list[i], 0) / total;
    const pages = new Map();
    const page = (file) => {
      const nothing = () => asked.map(() => 0);
      const empty = () => ({ each: nothing(), fits: nothing(), phrase: 0, times: 0, title: 0, heading: null });
      if (!pages.has(file)) pages.set(file, empty());
      return pages.get(file);
    };
    asked.forEach(({ found }, i) => {
      for (const [word, how] of found) {
        for (const file of book.texts.get(word)) {
          const { each, fits } = page(file);
          each[i] = Math.max(each[i], how * TEXT);
          fits[i] = Math.max(fits[i], how);
        }
      }
    });
    for (const phrase of book.phrases) {
      const hits = asked.map(({ found }) => Math.max(0, ...phrase.words.map((word) => found.get(word) ?? 0)));
      if (!hits.some(Boolean)) continue;
      const here = page(phrase.file);
      hits.forEach((how, i) => (here.each[i] = Math.max(here.each[i], how * phrase.weight)));
      const share = mean(hits);
      const meant = phrase.words.filter((word) => asked.some(({ found }) => found.has(word)));
      const used = meant.length / phrase.words.length;
      const small = phrase.small.filter((word) => all.includes(word)).length / all.length;
      const same = phrase.words.join(" ") === whole ? SAME : 1;
      const value = phrase.weight * share * share * (0.5 + used / 2) * (1 + small) * same;
      here.phrase = Math.max(here.phrase, value);
      here.times += share;
      if (phrase.weight === TITLE) here.title = share;
      const better = value > (here.heading?.value ?? 0);
      if (phrase.anchor && share > 0.6 && better) here.heading = { ...phrase, share, value };
    }
    const most = Math.max(...[...pages.values()].map(({ fits }) => mean(fits)));
    const kept = [...pages].filter(([, { fits }]) => mean(fits) >= ENOUGH * most);
    const hits = kept.map(([file, { each, fits, phrase, times, title, heading }]) => {
      const score = worth(index.docnames[file]) * mean(fits) * (mean(each) + phrase + Math.log(1 + times));
      const name = index.titles[file];
      const [text, anchor] = heading?.share > title ? [`${name} > ${heading.text}`, `#${heading.anchor}`] : [name, ""];
      return [index.docnames[file], text, anchor, null, score, index.filenames[file]];
    });
    hits.sort((a, b) => a[4] - b[4] || b[1].localeCompare(a[1])); // Sphinx takes them from the end
    return hits;
  }

  // This file is read before Sphinx's own script, and this runs before its search begins.
  document.addEventListener("DOMContentLoaded", () => {
    Search._performSearch = (query) => rank(query, Search._index);
  });
})();
