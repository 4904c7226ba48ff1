"use client";
import { callApi, faultOf } from "@/lib/client/api";
import { SavedSwitch } from "./saved-switch";

export function DocsPublicSwitch({ isPublic }: { readonly isPublic: boolean }) {
  return (
    <section aria-labelledby="docs-title" className="mt-8">
      <h2 id="docs-title" className="mb-3 text-lead">
        Documentation
      </h2>
      <SavedSwitch
        label="Readable without signing in"
        about="Anyone who can open this address reads the documentation at /docs. It names nothing of the workspace."
        isOn={isPublic}
        onSave={async (docsPublic) =>
          faultOf(await callApi("PATCH /docs-settings", { body: { docsPublic } }))
        }
      />
    </section>
  );
}
