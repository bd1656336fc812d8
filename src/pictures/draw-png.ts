import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** Two pixels for each of the picture's own, as screens and printers have them. */
const ZOOM = 2;
/** The build copies it here; NOTICE has its licence. */
const FONT = new URL("./DejaVuSans.ttf", import.meta.url);

let ready: Promise<Uint8Array> | undefined;

/** Draws an SVG picture as PNG, with the font that comes with Readout and none of the machine's. */
export async function drawPng(svg: string): Promise<Uint8Array> {
  const font = await (ready ??= start());
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: ZOOM },
    font: { fontBuffers: [font], defaultFontFamily: "DejaVu Sans" },
  });
  const picture = drawing.render();
  try {
    return picture.asPng();
  } finally {
    picture.free();
    drawing.free();
  }
}

/** The library takes its code once for a process. */
async function start(): Promise<Uint8Array> {
  const code = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(await readFile(code));
  return readFile(FONT);
}
