"use client";
import { useSyncExternalStore } from "react";
import { parseTheme, type Theme, themeCookie, themes } from "./theme";

const words: { readonly [T in Theme]: string } = { system: "System", light: "Light", dark: "Dark" };
const oneYear = 60 * 60 * 24 * 365;

/** System, light or dark, as a row of radio buttons. The document's own attribute is the only state. */
export function ThemeChoice({ name }: { readonly name: string }) {
  const theme = useSyncExternalStore(watchTheme, readTheme, () => undefined);
  return (
    <fieldset>
      <legend className="mb-1 font-medium">Theme</legend>
      <div className="flex gap-1 rounded-control border border-line-strong bg-bg p-0.5">
        {themes.map((option) => (
          <label
            key={option}
            className="flex min-h-7 flex-1 cursor-pointer items-center justify-center rounded-control px-2.5 text-soft has-checked:bg-panel has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-blue"
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={theme === option}
              onChange={() => chooseTheme(option)}
              className="sr-only"
            />
            {words[option]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset["theme"]);
}

function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function chooseTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${themeCookie}=${theme}; Path=/; Max-Age=${oneYear}; SameSite=Lax${secure}`;
}
