"use client";
import { useLinkSecret } from "@/lib/client/use-link-secret";

/** Removes the secret from the address bar if a link is opened again during a visit. Renders nothing. */
export function ForgetSecret() {
  useLinkSecret();
  return null;
}
