import { requirePageViewer } from "@/app/require-page-viewer";
import { NewPipelineForm } from "@/components/pipelines/new-pipeline-form";
import { TemplatePicture } from "@/components/pipelines/template-picture";
import { templateFamilies } from "@/components/pipelines/template-families";
import { AppBar } from "@/components/shell/app-bar";
import { Page } from "@/components/ui/page";
import { sampleDocument } from "@/lib/domain/catalogue/templates/sample";
import { templates } from "@/lib/domain/catalogue/templates/templates";

export const metadata = { title: "New pipeline" };

const others: readonly string[] = ["interview", "repository", "blank", "import", "sample"];

export default async function NewPipelinePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly start?: string | string[] }>;
}) {
  const viewer = await requirePageViewer("/pipelines/new", "editor");
  const { start } = await searchParams;
  const families = templateFamilies(templates);
  const begin = [...others, ...families.map(({ id }) => id)].find((id) => id === start);
  const drawings = Object.fromEntries(
    templates
      .filter(({ variantOf }) => variantOf === undefined)
      .map(({ id, document }) => [id, <TemplatePicture key={id} document={document} />]),
  );
  const pictures = { ...drawings, sample: <TemplatePicture document={sampleDocument} /> };
  return (
    <>
      <AppBar viewer={viewer} crumb="New" />
      <Page
        title="New pipeline"
        lead="Name it after what travels through it: a service, a product, a team's images. Everything can be changed afterwards."
      >
        <NewPipelineForm families={families} drawings={pictures} begin={begin} />
      </Page>
    </>
  );
}
