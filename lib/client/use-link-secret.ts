"use client";
import { useEffect, useState } from "react";

export type LinkSecret =
  | { readonly state: "reading" }
  | { readonly state: "absent" }
  | { readonly state: "present"; readonly secret: string };

const form = /^[A-Za-z0-9_-]{43}$/;

/** Reads a single-use link's secret from the fragment, which browsers never send, and removes it from the address bar and history. */
export function useLinkSecret(): LinkSecret {
  const [link, setLink] = useState<LinkSecret>({ state: "reading" });
  useEffect(() => {
    const read = () => {
      const secret = location.hash.slice(1);
      if (form.test(secret)) setLink({ state: "present", secret });
      else setLink((known) => (known.state === "present" ? known : { state: "absent" }));
      if (secret !== "") history.replaceState(null, "", location.pathname);
    };
    // The router notices replaced addresses only after its own effects; earlier, it would restore the fragment.
    const timer = setTimeout(read, 0);
    addEventListener("hashchange", read);
    return () => {
      clearTimeout(timer);
      removeEventListener("hashchange", read);
    };
  }, []);
  return link;
}
