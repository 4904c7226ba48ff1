import { readableJson } from "@/lib/domain/exporters/export-source";
import { attachment } from "@/lib/domain/exporters/file-name";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { requireViewer } from "@/lib/server/auth/viewer";
import { noteExport } from "@/lib/server/audit/note-export";
import { dayOf } from "@/lib/server/clock";
import { answerRequest } from "@/lib/server/http/answer-request";
import { ownFileOf } from "@/lib/server/own-controls/own-file-of";

/** The custom controls and frameworks as a file, for upload elsewhere. */
export async function GET(request: Request): Promise<Response> {
  return answerRequest(request, "GET /settings/controls/export", async (note) => {
    const viewer = await requireViewer(request.headers);
    note({ userId: viewer.userId });
    const access = await requireWorkspaceAccess(viewer, "admin");
    const file = readableJson(await ownFileOf(access));
    noteExport(viewer, "custom controls");
    return new Response(file, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": attachment(`Custom controls ${dayOf(new Date())}`, "json"),
      },
    });
  });
}
