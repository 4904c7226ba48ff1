import { pngScale } from "./png-scale";

/** The browser draws an SVG of its own making. Smaller than asked for where that would be more than it can draw; undefined where it can't at all. */
export async function svgToPng(
  svg: string,
  asked: number,
): Promise<{ readonly png: Blob; readonly scale: number } | undefined> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = pngScale({ width: image.naturalWidth, height: image.naturalHeight }, asked);
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(image.naturalWidth * scale);
    canvas.height = Math.floor(image.naturalHeight * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    return png ? { png, scale } : undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
