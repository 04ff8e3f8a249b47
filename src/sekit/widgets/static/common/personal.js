/*
 * Whether a text holds what looks like a national identity number, an address for e-mail or a phone number. A broad test
 * for a warning: it blocks nothing and repeats nothing. Control digits are not looked at: from 2032 there are more.
 */
(() => {
  const sekit = (globalThis.sekit ??= {});
  const ELEVEN = /(?<!\d)(\d\d)[ .\u00a0\u202f]?(\d\d)[ .\u00a0\u202f]?\d\d[ .\u00a0\u202f\-\u2011-\u2013]{0,3}\d{3}[ .\u00a0\u202f]?\d\d(?!\d)/g;
  const OFFSETS = { day: [0, 40], month: [0, 40, 80] }; // D numbers; H numbers and test numbers
  const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
  const PHONE = /(?<![\d.])(?:\d{8}|\d\d[ \u00a0]\d\d[ \u00a0]\d\d[ \u00a0]\d\d|\d{3}[ \u00a0]\d\d[ \u00a0]\d{3})(?!\d|\.\d|[ \u00a0]\d)/g;
  const DAY_AS_FIGURES = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/;

  const within = (text, offsets, last) => offsets.some((by) => text - by >= 1 && text - by <= last);
  const isNumber = ([, day, month]) => within(day, OFFSETS.day, 31) && within(month, OFFSETS.month, 12);
  const WEEKS = /uke\p{L}*[ \u00a0]$/iu; // «uke 22 23 24 25»
  const isPhone = ({ 0: text, index, input }) =>
    !DAY_AS_FIGURES.test(text) && /^[2-9]/.test(text) && !WEEKS.test(input.slice(0, index));

  /** "number", "mail", "phone" or "". */
  sekit.personal ??= (text) => {
    if ([...text.matchAll(ELEVEN)].some(isNumber)) return "number";
    if (MAIL.test(text)) return "mail";
    return [...text.matchAll(PHONE)].some(isPhone) ? "phone" : "";
  };
})();
