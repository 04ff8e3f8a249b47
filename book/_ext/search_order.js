// How search hits are ordered. As Sphinx does it, but a chapter that explains goes before a case that only mentions.
var Scorer = {
  score: ([page, , , , score]) => (page.startsWith("saker/") ? score - 4 : score),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
