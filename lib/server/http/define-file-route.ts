import "server-only";
import { noteExport } from "../audit/note-export";
import { type PipelineAccess, requirePipelineAccess } from "../auth/access";
import { requireViewer } from "../auth/viewer";
import { answerRequest } from "./answer-request";
import { keptFile, type MadeFile } from "./kept-file";

type FileHandler = (
  request: Request,
  context: { readonly params: Promise<{ readonly id: string }> },
) => Promise<Response>;

/**
 * A file with the content of a pipeline's page, for everyone who may see the page. @param page its name in
 * the address
 */
export function defineFileRoute(
  page: string,
  make: (access: PipelineAccess, asked: URLSearchParams) => Promise<MadeFile>,
): FileHandler {
  return (request, { params }) =>
    answerRequest(request, `GET /pipelines/{id}/${page}/export`, async (note) => {
      const viewer = await requireViewer(request.headers);
      note({ userId: viewer.userId });
      const access = await requirePipelineAccess(viewer, (await params).id, "viewer");
      const { searchParams, search } = new URL(request.url);
      const file = await keptFile(access, `${page} ${search}`, () => make(access, searchParams));
      noteExport(viewer, page, access.pipelineId);
      return file;
    });
}
