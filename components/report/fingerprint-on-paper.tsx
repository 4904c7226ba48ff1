"use client";
import { useEffect } from "react";

/** In the foot of each sheet, since sheets can be separated. As a CSS rule: a page's margin can't hold text of the document. */
export function FingerprintOnPaper({ fingerprint }: { readonly fingerprint: string }) {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page report { @bottom-left { content: "Fingerprint ${CSS.escape(fingerprint)}"; font: 7pt monospace; color: #333; } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [fingerprint]);
  return null;
}
