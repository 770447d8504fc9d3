// Two models on all test sets, and utterance by utterance on one of them.
const AT_ONCE = 25;
const LONGEST = 600;
const SIGNIFICANT = 0.05;
const $ = (id) => document.getElementById(id);

const start = (scores) => {
  let shown = [];
  let drawn = 0;
  let request = 0;

  const chosen = () => [Number($("a").value), Number($("b").value)];
  const common = () => {
    const [a, b] = chosen();
    return scores.tables.filter((table) => a in table.scores && b in table.scores);
  };
  const corrected = (table, a, b) => table.pairs.find(([x, y]) => (x === a && y === b) || (x === b && y === a))?.[2];
  const points = (value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value).toFixed(2);
  const rate = (value) => (value === null ? "n/a" : value.toFixed(2));

  const verdict = (table, a, b) => {
    const p = corrected(table, a, b);
    if (a === b || p === undefined) {
      return element("span", "quiet", a === b ? "the same model" : "not ranked together");
    }
    if (p >= SIGNIFICANT) {
      return element("span", "quiet", "not clear");
    }
    const first = table.scores[a][0] < table.scores[b][0];
    const size = p < 0.0001 ? "p < 0.0001" : "p = " + p.toFixed(4);
    return element("span", "", element("b", first ? "side-a" : "side-b", first ? "A" : "B"), " " + size);
  };

  const setButton = (table) => {
    const button = element("button", "link", visible(table.title));
    button.type = "button";
    button.title = "Show where they differ";
    button.addEventListener("click", () => {
      $("set").value = String(scores.tables.indexOf(table));
      remember();
      drawTexts();
      $("texts").scrollIntoView();
    });
    return button;
  };

  const drawTables = () => {
    const [a, b] = chosen();
    const rows = common().map((table) => {
      const whole = !("private" in table);
      const [one, other] = [table.scores[a], table.scores[b]];
      const title = whole || table.private ? visible(table.title) : setButton(table);
      const name = element("th", "", title, " ", element("span", "quiet small", table.rate));
      name.scope = "row";
      if (table.private) {
        name.append(" ", element("span", "badge", "private"));
      }
      const difference = one[0] === null || other[0] === null ? "n/a" : points(other[0] - one[0]);
      const row = element(
        "tr",
        whole ? "whole" : "",
        name,
        element("td", "number", rate(one[0])),
        element("td", "number", rate(other[0])),
        element("td", "number", difference),
        element("td", "", verdict(table, a, b)),
      );
      row.cells[1].title = "95 % interval " + one[1];
      row.cells[2].title = "95 % interval " + other[1];
      return row;
    });
    $("tables").tBodies[0].replaceChildren(...rows);
    $("no-common").hidden = rows.length > 0;
    $("tables").hidden = rows.length === 0;
  };

  const drawSets = (wanted) => {
    const sets = common().filter((table) => "private" in table);
    $("set").replaceChildren(
      ...sets.map((table) => {
        const option = element("option", "", visible(table.title) + (table.private ? " (private)" : ""));
        option.value = String(scores.tables.indexOf(table));
        return option;
      }),
    );
    const found = sets.find((table) => table.title === wanted) ?? sets.find((table) => !table.private) ?? sets[0];
    if (found) {
      $("set").value = String(scores.tables.indexOf(found));
    }
  };

  const errors = (row) => (row === 0 ? 0 : (row[1].match(/[SDI]/g) ?? []).length);

  const draw = (from) => {
    const part = shown.slice(from, from + AT_ONCE);
    const items = part.map((one) => {
      const head = element("div", "head");
      head.append(
        element("span", "mono", visible(one.id)),
        element("span", "small quiet", `errors: A ${one.a}, B ${one.b}`),
      );
      const line = (side, name, row) => {
        const full = alignment.full([one.reference, row === 0 ? 0 : row[0], row === 0 ? "" : row[1]], " ", LONGEST);
        // Languages without blanks: tokens are characters.
        const texts = full.box.querySelectorAll("bdi");
        full.box.classList.toggle("dense", Array.from(texts).every((text) => Array.from(text.textContent).length <= 1));
        if (full.more > 0) {
          full.box.append(element("span", "quiet", ` … and ${plural(full.more, "token")} more`));
        }
        return element("div", "pair-row", element("b", side, name), full.box);
      };
      return element("li", "", head, line("side-a", "A", one.first), line("side-b", "B", one.second));
    });
    if (from === 0) {
      $("list").replaceChildren();
    }
    $("list").append(...items);
    drawn = from + part.length;
    $("more").hidden = drawn >= shown.length;
  };

  const select = (all) => {
    const words = $("search").value.trim().toLowerCase();
    const order = $("order").value;
    const wanted = all.filter(
      (one) =>
        (order === "a" ? one.a < one.b : order === "b" ? one.b < one.a : true) &&
        (words === "" || one.text.includes(words)),
    );
    if (order !== "id") {
      wanted.sort((x, y) => Math.abs(y.a - y.b) - Math.abs(x.a - x.b) || x.at - y.at);
    }
    return wanted;
  };

  const differing = (references, first, second) => {
    const all = [];
    references.forEach(([id, reference], at) => {
      if (JSON.stringify(first[at]) !== JSON.stringify(second[at])) {
        const texts = [id, reference, first[at] === 0 ? "" : first[at][0], second[at] === 0 ? "" : second[at][0]];
        all.push({
          at,
          id,
          reference,
          first: first[at],
          second: second[at],
          a: errors(first[at]),
          b: errors(second[at]),
          text: texts.join("\n").toLowerCase(),
        });
      }
    });
    return all;
  };

  const say = (text) => {
    shown = [];
    draw(0);
    $("count").textContent = text;
  };

  const drawTexts = async () => {
    const mine = ++request;
    const [a, b] = chosen();
    const table = scores.tables[Number($("set").value)];
    if (!table || !(a in table.scores) || !(b in table.scores)) {
      say("");
      return;
    }
    if (table.private) {
      say("The texts of this test set are private.");
      return;
    }
    try {
      const names = [table.references, table.scores[a][2], table.scores[b][2]];
      const [references, first, second] = await Promise.all(names.map(besideData));
      if (mine !== request) {
        return;
      }
      const all = differing(references, first, second);
      shown = select(all);
      draw(0);
      $("count").textContent =
        `${plural(shown.length, "utterance")} of ${all.length.toLocaleString("en")} that differ; ` +
        `${plural(references.length, "utterance")} in all`;
    } catch (failure) {
      if (mine === request) {
        say("The texts are not there: " + failure.message);
      }
    }
  };

  const remember = () => {
    const [a, b] = chosen();
    const table = scores.tables[Number($("set").value)];
    const address = new URLSearchParams({ a: scores.models[a], b: scores.models[b], set: table ? table.title : "" });
    history.replaceState(null, "", "#" + address);
  };

  const change = () => {
    const before = scores.tables[Number($("set").value)]?.title;
    drawTables();
    drawSets(before);
    remember();
    drawTexts();
  };

  const restore = () => {
    const address = new URLSearchParams(location.hash.slice(1));
    const index = (name, usual) => Math.max(0, scores.models.includes(name) ? scores.models.indexOf(name) : usual);
    const best = scores.tables.find((table) => Object.keys(table.scores).length > 1);
    const order = best ? Object.keys(best.scores).sort((x, y) => best.scores[x][0] - best.scores[y][0]) : ["0", "0"];
    $("a").value = String(index(address.get("a"), Number(order[0])));
    $("b").value = String(index(address.get("b"), Number(order[1])));
    drawTables();
    drawSets(address.get("set"));
    drawTexts();
  };

  for (const id of ["a", "b"]) {
    $(id).addEventListener("change", change);
  }
  $("swap").addEventListener("click", () => {
    [$("a").value, $("b").value] = [$("b").value, $("a").value];
    change();
  });
  $("set").addEventListener("change", () => {
    remember();
    drawTexts();
  });
  $("order").addEventListener("change", drawTexts);
  $("search").addEventListener("input", drawTexts);
  $("more").addEventListener("click", () => draw(drawn));
  $("pick").addEventListener("submit", (event) => event.preventDefault());
  $("tools").addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", restore);
  $("compare").hidden = false;
  restore();
};

pageData.block("scores").then(start);
