export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Kept in a cookie, so that the server draws the page in the right theme at once and no inline script is needed. */
export const themeCookie = "theme";

export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** @param cookies as `document.cookie` has them */
export function themeInCookies(cookies: string): Theme {
  const kept = cookies.split("; ");
  return themes.find((theme) => kept.includes(`${themeCookie}=${theme}`)) ?? "system";
}
