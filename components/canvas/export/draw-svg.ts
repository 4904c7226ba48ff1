import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { lookAttributes } from "./look-attributes";

/** Draws an SVG off the page, and writes it as a file that needs nothing else: every look is an attribute. */
export function drawSvg(picture: ReactElement): string {
  const host = document.createElement("div");
  const root = createRoot(host);
  flushSync(() => root.render(picture));
  const svg = host.querySelector("svg");
  if (!svg) throw new Error("The picture is no SVG.");
  for (const element of [svg, ...svg.querySelectorAll("[class]")]) {
    for (const [name, value] of lookAttributes(element.getAttribute("class") ?? ""))
      element.setAttribute(name, value);
    element.removeAttribute("class");
  }
  const text = new XMLSerializer().serializeToString(svg);
  root.unmount();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}
