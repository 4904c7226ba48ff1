import "server-only";
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { pngScale } from "@/components/static-map/png-scale";
import { oncePerProcess } from "../process";
import { programFile } from "../program-file";

/** A picture of 16 million pixels takes 64 MB while it is drawn. */
const limits = { side: 12_000, all: 16_000_000 };
/** Sharp on every screen. */
const asked = 2;

/** The font weights of a picture, in hundreds; values between them become the next bolder one. */
const fonts = ["400Regular/Inter_400Regular", "600SemiBold/Inter_600SemiBold", "700Bold/Inter_700Bold"];

/**
 * Renders one of our SVGs as PNG, at twice its size or at the size limit. In Inter, which has Latin, Greek
 * and Cyrillic; other scripts are left out, while a browser takes them from its system.
 */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const fontBuffers = await oncePerProcess("picture-fonts", prepare);
  const font = { fontBuffers: [...fontBuffers], defaultFontFamily: "Inter", sansSerifFamily: "Inter" };
  const { width, height } = sizeOf(svg);
  // The renderer knows hundreds alone.
  const inHundreds = svg.replace(
    / font-weight="(\d)50"/g,
    (_, hundred) => ` font-weight="${Number(hundred) + 1}00"`,
  );
  const picture = new Resvg(inHundreds, {
    font,
    fitTo: { mode: "zoom", value: pngScale({ width, height }, asked, limits) },
  });
  try {
    const drawn = picture.render();
    try {
      return new Uint8Array(drawn.asPng());
    } finally {
      drawn.free();
    }
  } finally {
    picture.free();
  }
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const side = (name: string) => Number(new RegExp(`<svg [^>]*\\b${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 1);
  return { width: side("width"), height: side("height") };
}

/** Read from their packages: nothing is fetched. */
async function prepare(): Promise<readonly Uint8Array[]> {
  const files = [
    "@resvg/resvg-wasm/index_bg.wasm",
    ...fonts.map((font) => `@expo-google-fonts/inter/${font}.ttf`),
  ];
  const [wasm, ...read] = await Promise.all(
    files.map((file) => readFile(programFile(`node_modules/${file}`))),
  );
  await begin(wasm ?? new Uint8Array());
  return read;
}

/** The library starts once per process, also after a failure to read a font, or between tests. */
async function begin(wasm: Uint8Array): Promise<void> {
  try {
    await initWasm(wasm);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("Already initialized"))) throw error;
  }
}
