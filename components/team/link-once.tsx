"use client";
import type { ReactNode } from "react";
import { formatInstant } from "@/components/marks/times";
import { ShownOnce } from "@/components/ui/shown-once";

export interface CreatedLink {
  readonly url: string;
  readonly expiresAt: string;
}

export function LinkOnce({ link, children }: { readonly link: CreatedLink; readonly children: ReactNode }) {
  return (
    <ShownOnce what="The link" value={link.url}>
      <p>
        {children} It works once, until {formatInstant(link.expiresAt)}.
      </p>
    </ShownOnce>
  );
}
