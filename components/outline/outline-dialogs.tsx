"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useOutline, useOutlineActions, usePipelinePath } from "./outline-context";
import { shownPart } from "@/lib/client/parts/shown-part";

const AddDialog = dynamic(shownPart(() => import("./add-dialog").then((module) => module.AddDialog)));
const ConnectDialog = dynamic(
  shownPart(() => import("@/components/editor/connect-dialog").then((module) => module.ConnectDialog)),
);
const MoveDialog = dynamic(shownPart(() => import("./move-dialog").then((module) => module.MoveDialog)));
const ImagesPanel = dynamic(
  shownPart(() => import("@/components/images/images-panel").then((module) => module.ImagesPanel)),
);
const ZoneDialog = dynamic(shownPart(() => import("./zone-dialog").then((module) => module.ZoneDialog)));

/** The one dialog that is open, if any; fetched when it is first asked for. */
export function OutlineDialogs() {
  const dialog = useOutline((state) => state.dialog);
  const { closeDialog, connect } = useOutlineActions();
  switch (dialog?.name) {
    case "add":
      return <AddDialog />;
    case "connect":
      return (
        <ConnectDialog
          from={dialog.node}
          onClose={closeDialog}
          onConnect={(to) => connect(dialog.node, to)}
        />
      );
    case "move":
      return <MoveDialog node={dialog.node} />;
    case "zone":
      return <ZoneDialog zone={dialog.zone} />;
    case "images":
      return <Images asked={dialog.image} />;
    case undefined:
      return null;
  }
}

function Images({ asked }: { readonly asked: string | undefined }) {
  const { closeDialog } = useOutlineActions();
  const router = useRouter();
  const map = usePipelinePath();
  return (
    <ImagesPanel
      asked={asked}
      onClose={closeDialog}
      onFollow={(image) => router.push(`${map}?follow=${image}`)}
    />
  );
}
