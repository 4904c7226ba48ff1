"use client";
import { useLinkSecret } from "@/lib/client/use-link-secret";

/** Takes the secret out of the address bar when a link is opened again during a visit; nothing is drawn. */
export function ForgetSecret() {
  useLinkSecret();
  return null;
}
