"use client";
import { useEffect } from "react";

/** In the foot of each sheet of paper, since sheets come apart. As a rule of its own: a page's margin takes no text of the document. */
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
