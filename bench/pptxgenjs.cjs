// Writes a deck with PptxGenJS: node pptxgenjs.cjs MODULE CONTENT.json OUT.pptx
const fs = require("fs");
const [, , library, content, out] = process.argv;
const PptxGenJS = require(library);

const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
for (const items of JSON.parse(fs.readFileSync(content, "utf8"))) {
  const slide = deck.addSlide();
  for (const { text, table, chart, shape, line, size, x, y, w, h } of items) {
    const box = { x, y, w: Math.max(w, 0.01), h: Math.max(h, 0.01) };
    if (text !== undefined) slide.addText(text, { ...box, fontSize: size || 24, fontFace: "Noto Sans SC", lang: "zh-CN" });
    else if (table) slide.addTable(table.map((row) => row.map((cell) => ({ text: cell }))), { ...box, fontSize: 12 });
    else if (chart) slide.addChart(line ? "line" : "bar", chart, box);
    else slide.addShape(shape === "ellipse" ? "ellipse" : "rect", { ...box, fill: { color: "1F5FA8" } });
  }
  slide.addNotes("Notes");
}
deck.writeFile({ fileName: out });
