"use client";
import { CircleCheck, CircleDashed, ShieldOff } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { memo } from "react";
import type { MapStory, StoryTarget } from "@/lib/domain/story/map-story";
import { askWhoMoves } from "../commands/ask-who-moves";
import type { CommandContext } from "../commands/command";
import { openPalette } from "../panels/open-palette";
import { useCommandContext } from "../state/map-context";

const looks = {
  bypass: { Icon: ShieldOff, text: "text-missing" },
  unknown: { Icon: CircleDashed, text: "text-neutral" },
  good: { Icon: CircleCheck, text: "text-standing" },
  plain: undefined,
} as const;

export const StoryLine = memo(function StoryLine({ story }: { readonly story: MapStory }) {
  const look = looks[story.tone];
  return (
    <>
      {look && <look.Icon aria-hidden size={16} className={`shrink-0 ${look.text}`} />}
      <p data-tone={story.tone} className="min-w-0 wrap-anywhere md:truncate max-md:line-clamp-2">
        {story.lead !== undefined && (
          <b className={story.tone === "bypass" ? "font-bold text-missing" : "font-bold"}>{story.lead} </b>
        )}
        {story.text}
        {story.keys !== undefined && <span className="text-soft max-md:hidden"> {story.keys}</span>}
      </p>
      {story.link && <StoryLink to={story.link.to}>{story.link.text}</StoryLink>}
    </>
  );
});

const linkLook =
  "min-h-8 shrink-0 rounded-control px-1 font-medium text-blue hover:underline max-md:min-h-11";

function StoryLink({ to, children }: { readonly to: StoryTarget; readonly children: string }) {
  const context = useCommandContext();
  const { id } = useParams<{ id: string }>();
  if (to.kind === "gaps")
    return (
      <Link
        href={`/pipelines/${id}/gaps`}
        prefetch={false}
        className={`inline-flex items-center ${linkLook}`}
      >
        {children}
      </Link>
    );
  return (
    <button type="button" className={linkLook} onClick={() => goOn(context, to)}>
      {children}
    </button>
  );
}

function goOn(context: CommandContext, to: Exclude<StoryTarget, { readonly kind: "gaps" }>): void {
  const { map } = context;
  switch (to.kind) {
    case "add":
      return openPalette(context);
    case "connections":
      return askWhoMoves(context, to.edges);
    case "way-in":
      map.lookAt({ wayIn: to.place });
      return map.openPanel({ name: "ways-in" });
    case "bypass":
      map.lookAt({ gate: to.gate });
      return map.openPanel({ name: "bypasses" });
    case "bypasses":
      return map.openPanel({ name: "bypasses" });
  }
}
