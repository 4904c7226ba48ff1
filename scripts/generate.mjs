// Generates the git-ignored files that the code imports: the compiled catalogue and docs, the icons in
// use, the database clients. Skips everything unchanged.
await import("./compile-catalogue.mjs");
await import("./compile-icons.mjs");
await import("./compile-docs.mjs");
await import("./prisma-generate.mjs");
