import { exportFormats } from "@/lib/domain/exporters/formats";
import { formatsBothWays } from "@/lib/testing/export-at";
import { fileOf, fileWith, sayCommand } from "./command-line";
import { goldenMaps } from "./golden-maps";
import { goldenDay, type Keep } from "./part";

/** Every export of every map, to the byte, and the re-imported content if possible. */
export async function makeExports(keep: Keep): Promise<void> {
  for (const [name, document] of Object.entries(goldenMaps)) {
    const file = fileOf(name, document);
    for (const { format, extension } of exportFormats) {
      const write = () => sayCommand("export", file, "--format", format, "--now", goldenDay);
      await keep(`${name}/${format}.${extension}`, write);
      if (formatsBothWays.some((one) => one === format))
        await keep(`${name}/${format}.read-back.json`, async () =>
          sayCommand("import", fileWith(`read-back.${extension}`, await write()), "--json"),
        );
    }
  }
}
