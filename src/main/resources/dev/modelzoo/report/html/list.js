// A list of any length: only the rows in sight are in the page.
const utteranceList = ({ box, spacer, draw, choose }) => {
  const SPARE = 4;
  // Browsers cannot lay out elements of any height; beyond this a pixel of the bar stands for more than one of the list.
  const HIGHEST = 8000000;
  const pool = [];
  let items = [];
  let chosen = -1;
  let scheduled = false;

  const rowHeight = () => parseFloat(getComputedStyle(box).getPropertyValue("--row")) || 100;
  let height = rowHeight();

  const whole = () => items.length * height;
  const tall = () => Math.min(whole(), HIGHEST);
  const ratio = () => {
    const room = tall() - box.clientHeight;
    return room > 0 ? (whole() - box.clientHeight) / room : 1;
  };

  // Rows are used again elsewhere; who reads the page in its order is to find them in that of the list.
  const inOrder = () => {
    pool.sort((a, b) => (a.at < 0) - (b.at < 0) || a.at - b.at);
    let place = spacer.firstElementChild;
    for (const row of pool) {
      if (row === place) {
        place = place.nextElementSibling;
      } else {
        spacer.insertBefore(row, place);
      }
    }
  };

  const render = () => {
    scheduled = false;
    const factor = ratio();
    const offset = box.scrollTop * factor;
    const first = Math.max(0, Math.floor(offset / height) - SPARE);
    const last = Math.min(items.length, Math.ceil((offset + box.clientHeight) / height) + SPARE);
    while (pool.length < last - first) {
      const row = element("div", "row");
      row.setAttribute("role", "option");
      row.at = -1;
      pool.push(row);
      spacer.append(row);
    }
    const wanted = new Set();
    for (let at = first; at < last; at++) {
      wanted.add(at);
    }
    const free = pool.filter((row) => !wanted.delete(row.at));
    for (const at of wanted) {
      const row = free.shift();
      row.at = at;
      row.id = "option-" + at;
      row.setAttribute("aria-posinset", at + 1);
      row.setAttribute("aria-setsize", items.length);
      draw(row, items[at]);
    }
    for (const row of free) {
      row.at = -1;
      row.removeAttribute("id");
    }
    inOrder();
    for (const row of pool) {
      row.hidden = row.at < 0;
      if (row.at >= 0) {
        const top = row.at * height - offset + box.scrollTop;
        row.style.transform = `translateY(${top}px)`;
        row.setAttribute("aria-selected", row.at === chosen);
      }
    }
  };
  const schedule = () => {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(render);
    }
  };

  const reveal = (at) => {
    const factor = ratio();
    const offset = box.scrollTop * factor;
    if (at * height < offset) {
      box.scrollTop = (at * height) / factor;
    } else if ((at + 1) * height > offset + box.clientHeight) {
      box.scrollTop = ((at + 1) * height - box.clientHeight) / factor;
    }
  };

  const select = (at, open) => {
    if (items.length === 0) {
      return;
    }
    chosen = Math.max(0, Math.min(items.length - 1, at));
    reveal(chosen);
    render();
    box.setAttribute("aria-activedescendant", "option-" + chosen);
    choose(items[chosen], open);
  };

  box.addEventListener("scroll", schedule, { passive: true });
  new ResizeObserver(() => {
    height = rowHeight();
    spacer.style.height = tall() + "px";
    pool.forEach((row) => (row.at = -1));
    schedule();
  }).observe(box);
  box.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row) {
      select(row.at, true);
    }
  });
  box.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(box.clientHeight / height) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key in moves) {
      event.preventDefault();
      select(Math.max(chosen, moves[event.key] > 0 ? -1 : 0) + moves[event.key], false);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(chosen < 0 ? 0 : chosen, true);
    }
  });

  return {
    // Shows these; the chosen one stays so if it is among them.
    show(next, chosenItem) {
      items = next;
      chosen = items.indexOf(chosenItem);
      pool.forEach((row) => (row.at = -1));
      spacer.style.height = tall() + "px";
      box.scrollTop = 0;
      if (chosen >= 0) {
        reveal(chosen);
        box.setAttribute("aria-activedescendant", "option-" + chosen);
      } else {
        box.removeAttribute("aria-activedescendant");
      }
      render();
    },
    step(by) {
      select(chosen + by, false);
    },
  };
};
