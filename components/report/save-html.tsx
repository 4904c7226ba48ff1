"use client";
import { Button } from "@/components/ui/button";
import { saveAsFile } from "@/lib/client/save-as-file";

/** The report as one self-contained file: the page with the product's styles. */
export function SaveHtml({ name }: { readonly name: string }) {
  return (
    <Button onClick={() => saveAsFile(`${name} report.html`, wholePage(name), "text/html")}>HTML</Button>
  );
}

function wholePage(name: string): string {
  const title = document.createElement("title");
  title.textContent = `${name}: report`;
  const sheets = [...document.querySelectorAll(".report")].map((sheet) => sheet.outerHTML);
  return `<!doctype html>
<html lang="en" data-theme="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${title.outerHTML}<style>${styles()}</style></head>
<body>${sheets.join("\n")}</body>
</html>
`;
}

/** All rules except those of fonts, whose files are elsewhere: the reader's own font replaces them. */
function styles(): string {
  return [...document.styleSheets, ...document.adoptedStyleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map(({ cssText }) => cssText)
    .join("\n");
}
