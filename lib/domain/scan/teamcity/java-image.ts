import { splitWords } from "../jenkins/docker-arguments";

/** Builds of jib and Spring Boot, from the tasks and options of Gradle or Maven; undefined if not requested. */
export function javaImage(
  command: string,
): { readonly images: readonly string[]; readonly pushes: boolean } | undefined {
  const words = splitWords(command);
  const isJib = words.some(
    (word) =>
      /(?:^|:)(?:jib|jibDockerBuild)$/.test(word) ||
      /\bjib(?:-maven-plugin)?(?::[\d.]+)?:(?:build|dockerBuild)$/.test(word),
  );
  const isSpring = words.some((word) => /(?:^|:)bootBuildImage$|spring-boot:build-image$/.test(word));
  if (!isJib && !isSpring) return undefined;
  const names = [
    "-Djib.to.image",
    "-Dimage",
    "--image",
    "--imageName",
    "-Dspring-boot.build-image.imageName",
  ];
  const named = words.find((word) => names.some((name) => word.startsWith(`${name}=`)));
  const pushes = isJib
    ? !/dockerBuild/i.test(command)
    : words.some((word) => /^(?:--publishImage|-Dspring-boot\.build-image\.publish(?:=true)?)$/.test(word));
  return { images: named === undefined ? [] : [named.slice(named.indexOf("=") + 1)], pushes };
}
