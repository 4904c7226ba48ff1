// `npm start`
import { serve } from "./serve.mjs";

await serve();
