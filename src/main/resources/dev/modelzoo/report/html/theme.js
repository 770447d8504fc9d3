// Light or dark as the system has it, unless the reader chose. A browser may refuse to remember that for a file.
(() => {
  "use strict";
  const KEY = "zoo-theme";
  const NEXT = { auto: "light", light: "dark", dark: "auto" };
  const root = document.documentElement;

  const remembered = () => {
    try {
      const name = localStorage.getItem(KEY);
      return name in NEXT ? name : "auto";
    } catch {
      return "auto";
    }
  };
  const remember = (name) => {
    try {
      localStorage.setItem(KEY, name);
    } catch {
      // Then it lasts as long as the page is open.
    }
  };
  const apply = (name) => {
    if (name === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = name;
    }
  };

  let current = remembered();
  apply(current);
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      const label = button.querySelector("[data-theme-name]");
      label.textContent = current;
      button.hidden = false;
      button.addEventListener("click", () => {
        current = NEXT[current];
        apply(current);
        remember(current);
        label.textContent = current;
      });
    }
  });
})();
