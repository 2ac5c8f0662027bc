import RobotsTxt from "lighthouse/core/gather/gatherers/seo/robots-txt.js";

// Lighthouse fetches it in the name of the page, whose policy forbids every connection; crawlers ask for it themselves.
export default class AskedForDirectly extends RobotsTxt {
  async getArtifact(context) {
    const answer = await fetch(new URL("/robots.txt", context.baseArtifacts.URL.finalDisplayedUrl));
    return { status: answer.status, content: await answer.text() };
  }
}
