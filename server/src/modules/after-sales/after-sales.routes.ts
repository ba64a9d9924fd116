import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import * as s from '@huitou/shared-types/after-sales/schema.ts';
import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { noInput } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { agreeCase, batchAgree } from './agree-case.ts';
import { caseDetail, casesOfOrder, listMyCases } from './case.queries.ts';
import { changeAmount } from './change-amount.ts';
import { startExport } from './export-cases.ts';
import { extendCase } from './extend-case.ts';
import { confirmExchange } from './finish-exchange.ts';
import { inspectReturn } from './inspect-return.ts';
import { refundCase } from './refund-case.ts';
import { reshipCase } from './reship-case.ts';
import { customerMessage, staffMessage } from './messages.ts';
import { myOptions, previewCase, staffOptions, staffPreview } from './preview-case.ts';
import { receiveReturn } from './receive-return.ts';
import { refuseCase } from './refuse-case.ts';
import { openCase, requestCase } from './request-case.ts';
import { sendBack, staffSendBack } from './send-back.ts';
import { caseCounts, listCases, staffCase } from './staff-cases.queries.ts';
import { caseStatistics } from './statistics.ts';
import { withdrawCase } from './withdraw-case.ts';

export const routes: Mounted[] = [
  mount(afterSalesRoutes.options, { in: s.caseOrderIn, out: s.caseOptions }, myOptions),
  mount(afterSalesRoutes.preview, { in: s.previewCaseIn, out: s.casePreview }, previewCase),
  mount(afterSalesRoutes.request, { in: s.requestCaseIn, out: s.caseView }, requestCase),
  mount(afterSalesRoutes.ofOrder, { in: s.caseOrderIn, out: s.caseCards }, casesOfOrder),
  mount(afterSalesRoutes.list, { in: s.caseListIn, out: s.casePage }, listMyCases),
  mount(afterSalesRoutes.detail, { in: s.caseRef, out: s.caseView }, caseDetail),
  mount(afterSalesRoutes.withdraw, { in: s.caseRef, out: s.caseView }, withdrawCase),
  mount(afterSalesRoutes.send, { in: s.sendBackIn, out: s.caseView }, sendBack),
  mount(afterSalesRoutes.message, { in: s.caseMessageIn, out: s.caseView }, customerMessage),
  mount(afterSalesRoutes.confirmExchange, { in: s.caseRef, out: s.caseView }, confirmExchange),

  mount(afterSalesAdminRoutes.list, { in: s.staffCaseListIn, out: s.staffCasePage }, listCases),
  mount(afterSalesAdminRoutes.counts, { in: noInput, out: s.staffCaseCounts }, caseCounts),
  mount(afterSalesAdminRoutes.statistics, { in: s.caseStatisticsIn, out: s.caseStatistics }, caseStatistics),
  mount(afterSalesAdminRoutes.detail, { in: s.caseRef, out: s.staffCase }, staffCase),
  mount(afterSalesAdminRoutes.options, { in: s.caseOrderIn, out: s.caseOptions }, staffOptions),
  mount(afterSalesAdminRoutes.preview, { in: s.previewCaseIn, out: s.casePreview }, staffPreview),
  mount(afterSalesAdminRoutes.open, { in: s.openCaseIn, out: s.staffCase }, openCase),
  mount(afterSalesAdminRoutes.agree, { in: s.agreeCaseIn, out: s.staffCase }, agreeCase),
  mount(afterSalesAdminRoutes.batchAgree, { in: s.batchAgreeIn, out: s.batchAgreed }, batchAgree),
  mount(afterSalesAdminRoutes.refuse, { in: s.refuseCaseIn, out: s.staffCase }, refuseCase),
  mount(afterSalesAdminRoutes.changeAmount, { in: s.changeAmountIn, out: s.staffCase }, changeAmount),
  mount(afterSalesAdminRoutes.send, { in: s.sendBackIn, out: s.staffCase }, staffSendBack),
  mount(afterSalesAdminRoutes.receive, { in: s.caseRef, out: s.staffCase }, receiveReturn),
  mount(afterSalesAdminRoutes.inspect, { in: s.inspectCaseIn, out: s.staffCase }, inspectReturn),
  mount(afterSalesAdminRoutes.refund, { in: s.refundCaseIn, out: s.staffCase }, refundCase),
  mount(afterSalesAdminRoutes.reship, { in: s.reshipCaseIn, out: s.staffCase }, reshipCase),
  mount(afterSalesAdminRoutes.extend, { in: s.extendCaseIn, out: s.staffCase }, extendCase),
  mount(afterSalesAdminRoutes.message, { in: s.staffMessageIn, out: s.staffCase }, staffMessage),
  mount(afterSalesAdminRoutes.export, { in: s.exportCasesIn, out: taskStarted }, startExport),
];
