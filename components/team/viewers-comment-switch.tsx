"use client";
import { callApi, faultOf } from "@/lib/client/api";
import { SavedSwitch } from "./saved-switch";

export function ViewersCommentSwitch({ isAllowed }: { readonly isAllowed: boolean }) {
  return (
    <section aria-labelledby="comments-title" className="mt-8">
      <h2 id="comments-title" className="mb-3 text-lead">
        Comments
      </h2>
      <SavedSwitch
        label="Viewers may comment"
        about="Editors and admins always can. A viewer who comments still can’t change a map."
        isOn={isAllowed}
        onSave={async (viewersComment) =>
          faultOf(await callApi("PATCH /comment-settings", { body: { viewersComment } }))
        }
      />
    </section>
  );
}
