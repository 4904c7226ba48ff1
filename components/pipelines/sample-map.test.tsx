import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { SampleMap } from "./sample-map";

test("no name is cut in the small picture of the sample", () => {
  const markup = renderToStaticMarkup(<SampleMap counts={{}} checked={new Set()} />);
  const words = [...markup.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(" ");
  expect(words).not.toContain("…");
  for (const { name } of sampleDocument.nodes) expect(words).toContain(name);
});
