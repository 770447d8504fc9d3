// The texts of a set and of a model lie beside the page, as scripts: a page that is opened from a disk may load nothing else.
const besideData = (() => {
  const waiting = new Map();
  const kept = new Map();

  const unpack = async (text) => {
    const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    if (typeof DecompressionStream === "undefined") {
      return JSON.parse(new TextDecoder().decode(inflateGzip(packed)));
    }
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  };

  globalThis.zooData = (name, text) => {
    waiting.get(name)?.(unpack(text));
    waiting.delete(name);
  };

  return (name) => {
    if (!kept.has(name)) {
      kept.set(
        name,
        new Promise((resolve, reject) => {
          waiting.set(name, resolve);
          const script = document.createElement("script");
          script.src = name;
          script.onload = () => script.remove();
          script.onerror = () => {
            kept.delete(name);
            reject(new Error("cannot load " + name));
          };
          document.head.append(script);
        }),
      );
    }
    return kept.get(name);
  };
})();
