import { enterDemo } from "@/lib/server/demo/enter-demo";

export const dynamic = "force-dynamic";

export { enterDemo as GET };
