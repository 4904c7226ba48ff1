import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";

// The small form of zod, which the browser carries, brings no words for what is wrong.
z.config(en());
