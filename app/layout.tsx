import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { DemoBanner } from "@/components/shell/demo-banner";
import { parseTheme, themeCookie } from "@/components/shell/theme";
import { getEnv } from "@/lib/server/env";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Blueline", template: "%s · Blueline" },
  description: "Map your container pipeline, set the status of its controls, see the gaps in each stage.",
  manifest: "/manifest.webmanifest",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0f172a" },
  ],
};

/** Reading the cookie renders every page per request, which the Content-Security-Policy's nonce needs too. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  const { isDemo } = getEnv();
  return (
    <html
      lang="en"
      data-theme={theme}
      data-now={new Date().toISOString()}
      data-demo={isDemo ? "" : undefined}
    >
      <body>
        {children}
        {isDemo && <DemoBanner />}
      </body>
    </html>
  );
}
