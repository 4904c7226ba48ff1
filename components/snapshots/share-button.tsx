"use client";
import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ShareForm } from "./share-form";
import { type MadeLink, NewLink } from "./new-link";

export function ShareButton({ snapshotId }: { readonly snapshotId: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<MadeLink>();
  const handleClose = () => {
    setOpen(false);
    setMade(undefined);
  };
  const handleMade = (link: MadeLink) => {
    setMade(link);
    router.refresh();
  };
  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)} className="print:hidden">
        <Link2 aria-hidden size={14} />
        Share
      </Button>
      <Dialog title={made ? "The link is made" : "Share this snapshot"} isOpen={isOpen} onClose={handleClose}>
        {made ? (
          <NewLink link={made} onDone={handleClose} />
        ) : (
          <ShareForm snapshotId={snapshotId} onMade={handleMade} onCancel={handleClose} />
        )}
      </Dialog>
    </>
  );
}
