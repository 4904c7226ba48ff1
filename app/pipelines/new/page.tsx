import { requirePageViewer } from "@/app/require-page-viewer";
import { NewPipelineForm } from "@/components/pipelines/new-pipeline-form";
import { TemplatePicture } from "@/components/pipelines/template-picture";
import { templateFamilies } from "@/components/pipelines/template-families";
import { SampleMap, sampleSummary } from "@/components/pipelines/sample-map";
import { AppBar } from "@/components/shell/app-bar";
import { Page } from "@/components/shell/page";
import { sampleFigures } from "@/lib/server/pipeline/sample";
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
      .map(({ id, document }) => [id, <TemplatePicture key={id} document={document} className="h-22" />]),
  );
  const sample = sampleFigures(new Date());
  return (
    <>
      <AppBar viewer={viewer} crumb="New" />
      <Page page="pipelines/new" isWide title="New pipeline">
        <NewPipelineForm
          families={families}
          pictures={{ ...drawings, sample: <SampleMap {...sample} /> }}
          sampleSummary={sampleSummary(sample)}
          begin={begin}
        />
      </Page>
    </>
  );
}
