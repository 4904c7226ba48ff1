import { createContext } from "react";

/** By the legend of a list: text typed but not added when the person went back. It is restored when they return. */
export const TypedTexts = createContext<Map<string, string>>(new Map());
