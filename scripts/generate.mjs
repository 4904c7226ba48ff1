// Makes what is git-ignored and the code imports: the compiled catalogue, the icons used, the database clients. A no-op when nothing changed.
await import("./compile-catalogue.mjs");
await import("./compile-icons.mjs");
await import("./prisma-generate.mjs");
