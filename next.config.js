import { fileHeaders } from "./scripts/packed-files.mjs";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Every picture is ours and drawn as SVG; the optimizer would only be a way in.
  images: { unoptimized: true },
  devIndicators: false,
  // Compiled as our own files are, React Flow comes without what no map of ours draws.
  transpilePackages: ["@xyflow/react"],
  typedRoutes: false,
  experimental: {
    // Of all pages and routes most are never asked for: each is loaded when it is, what people open most by scripts/warm-up.mjs.
    preloadEntriesOnStart: false,
    // Who starts the product builds it once: to keep what the build knows took a fifth of it, and 280 MB. Nothing reads its maps.
    turbopackFileSystemCacheForBuild: false,
    turbopackSourceMaps: false,
    // The map is the largest page. In fewer, larger files it compresses better and takes fewer requests.
    turbopackChunking: { minChunkSize: 150_000, priorityRoutes: [/^\/pipelines\/\[id\]$/] },
  },
  // `npm run check` does that; who only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native code, and code that looks for its files beside itself.
  serverExternalPackages: [
    "better-sqlite3",
    "pg",
    "pino",
    "@prisma/client",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
  ],
  // Several servers behind one address must agree on it.
  generateBuildId: () => process.env.BLUELINE_BUILD_ID ?? null,
  // Browsers ask for it by this name where they have not come to the link in a page's head yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () =>
    ["/_next/static/:path*", "/catalogue/:path*", "/brands/:path*", "/pictures/:path*"].map((source) => ({
      source,
      headers: [
        ...Object.entries(fileHeaders).map(([key, value]) => ({ key, value })),
        // The names of the others hold a hash of their content.
        ...(source.startsWith("/brands") ? [{ key: "Cache-Control", value: "public, max-age=86400" }] : []),
        ...(/^\/(catalogue|pictures)/.test(source)
          ? [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }]
          : []),
      ],
    })),
};

export default config;
