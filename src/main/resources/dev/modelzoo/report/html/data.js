// The data of the page: unpacked when they are needed, and kept.
const pageData = (() => {
  const kept = new Map();

  const bytes = (id) => {
    const text = atob(document.getElementById("data-" + id).textContent);
    const result = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
      result[i] = text.charCodeAt(i);
    }
    return result;
  };
  const unpack = async (id) => {
    const packed = bytes(id);
    if (typeof DecompressionStream === "undefined") {
      return JSON.parse(new TextDecoder().decode(inflateGzip(packed)));
    }
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  };

  return {
    // A promise of the parsed block.
    block(id) {
      if (!kept.has(id)) {
        kept.set(id, unpack(id));
      }
      return kept.get(id);
    },
    base64(id) {
      return document.getElementById("data-" + id).textContent;
    },
  };
})();
