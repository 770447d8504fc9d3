// Texts come from anybody: they enter the page as text nodes, with what is invisible made visible.
const visible = (() => {
  // Controls, marks that change the direction of writing, and other format characters; the two that join letters and
  // emoji stay, as words are written with them.
  const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;
  const JOINERS_ALONE = /^[\u200c\u200d]+$/;
  const escape = (text) =>
    Array.from(text, (c) => "\\u" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")).join("");
  return (text) => (JOINERS_ALONE.test(text) ? escape(text) : text.replace(HARMFUL, escape));
})();

const byId = (id) => document.getElementById(id);

// An element with a class and children: texts or elements.
const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
};

const plural = (count, one, many = one + "s") => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

const percent = (errors, tokens) => (tokens === 0 ? "n/a" : ((100 * errors) / tokens).toFixed(2) + " %");
