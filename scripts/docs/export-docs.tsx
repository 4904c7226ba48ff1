// The pages of the documentation as files that a browser opens from a folder: run by scripts/docs.mjs.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import tailwind from "@tailwindcss/postcss";
import { renderToStaticMarkup } from "react-dom/server";
import type { DocAddresses } from "@/lib/domain/docs/doc-addresses";
import { DocView } from "@/components/docs/doc-view";
import { Brand } from "@/components/shell/brand";
import { docPages } from "@/lib/server/docs/docs";

const root = path.resolve(import.meta.dirname, "../..");
const [, , out = ""] = process.argv;
const styleFile = "docs.css";
const pages = docPages();

for (const page of pages) {
  const file = fileOf(page.path);
  const from = path.posix.dirname(file);
  const near = (target: string) => path.posix.relative(from, target);
  const addresses: DocAddresses = {
    page: (to, anchor) => `${near(fileOf(to))}${anchor === undefined ? "" : `#${anchor}`}`,
    picture: (name) => near(`pictures/${name}`),
  };
  const html = renderToStaticMarkup(
    <html lang="en" data-theme="system">
      {/* oxlint-disable-next-line nextjs/no-head-element -- a file of its own, which Next does not serve */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · Blueline`}</title>
        <link rel="stylesheet" href={near(styleFile)} />
      </head>
      <body>
        <header className="flex min-h-[52px] items-center border-b border-line bg-panel px-3 sm:px-5 print:hidden">
          <a href={addresses.page("")} className="rounded-control">
            <Brand />
          </a>
        </header>
        <DocView page={page} pages={pages} addresses={addresses} />
      </body>
    </html>,
  );
  write(file, `<!doctype html>\n${html}\n`);
}
write(styleFile, await styles());
cpSync(path.join(root, "public/pictures"), path.join(out, "pictures"), { recursive: true });
console.log(`Wrote ${pages.length} pages to ${out}. Open index.html.`);

function fileOf(page: string): string {
  return page === "" ? "index.html" : `${page}.html`;
}

function write(file: string, text: string): void {
  const target = path.join(out, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** The product's styles for what these pages draw, without its fonts: those of the reader's system take their place. */
async function styles(): Promise<string> {
  const file = path.join(root, "app/globals.css");
  const drawn = ["components/docs", "components/shell/brand.tsx", "components/ui/table.ts", "scripts/docs"];
  const sources = drawn.map((place) => `@source ${JSON.stringify(path.join(root, place))};`).join("\n");
  const css = readFileSync(file, "utf8")
    .replaceAll(/^@import "@fontsource[^"]*";\n/gm, "")
    .replace('@import "tailwindcss";', `@import "tailwindcss" source(none);\n${sources}`);
  // The plugin brings its own PostCSS, and this is the one that fits.
  const require = createRequire(createRequire(import.meta.url).resolve("@tailwindcss/postcss"));
  // What is required has no type; this is the part of it in use.
  const postcss = require("postcss") as (plugins: readonly unknown[]) => {
    readonly process: (css: string, options: { readonly from: string }) => Promise<{ readonly css: string }>;
  };
  return (await postcss([tailwind({ base: root, optimize: true })]).process(css, { from: file })).css;
}
