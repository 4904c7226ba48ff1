import { createContext } from "react";

/** By the legend of a list: what was typed in its field and not added, when the person went back. It is there when they return. */
export const TypedTexts = createContext<Map<string, string>>(new Map());
