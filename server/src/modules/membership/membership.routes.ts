import { membershipAdminRoutes, membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import * as s from '@huitou/shared-types/membership/schema.ts';
import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { givePoints, takePoints } from './adjust-points.ts';
import { setBirthday } from './birthday.ts';
import { giveLevel, releaseLevel } from './give-level.ts';
import { memberPrices } from './member-prices.queries.ts';
import { memberDetail, memberList } from './members.queries.ts';
import { levelCards, myMembership } from './my-membership.queries.ts';
import { membershipOverview } from './overview.queries.ts';
import { memberLots, memberPoints, myLots, myPoints } from './points.queries.ts';
import { createLevel, deleteLevel, listLevels, updateLevel } from './save-level.ts';

export const routes: Mounted[] = [
  mount(membershipRoutes.levels, { in: noInput, out: s.levelCards }, levelCards),
  mount(membershipRoutes.mine, { in: noInput, out: s.myMembership }, myMembership),
  mount(membershipRoutes.setBirthday, { in: s.birthdayOfMineIn, out: s.myMembership }, setBirthday),
  mount(membershipRoutes.prices, { in: byId, out: s.memberPrices }, memberPrices),
  mount(membershipRoutes.statement, { in: s.pointsStatementIn, out: s.pointsStatement }, myPoints),
  mount(membershipRoutes.lots, { in: s.lotsIn, out: s.lotPage }, myLots),

  mount(membershipAdminRoutes.overview, { in: noInput, out: s.membershipOverview }, membershipOverview),
  mount(membershipAdminRoutes.levels, { in: noInput, out: s.levels }, listLevels),
  mount(membershipAdminRoutes.createLevel, { in: s.levelIn, out: s.levelRow }, createLevel),
  mount(membershipAdminRoutes.updateLevel, { in: s.updateLevelIn, out: s.levelRow }, updateLevel),
  mount(membershipAdminRoutes.deleteLevel, { in: byId, out: ok }, deleteLevel),
  mount(membershipAdminRoutes.members, { in: s.memberListIn, out: s.memberPage }, memberList),
  mount(membershipAdminRoutes.member, { in: byId, out: s.memberDetail }, memberDetail),
  mount(membershipAdminRoutes.statement, { in: s.memberStatementIn, out: s.memberStatement }, memberPoints),
  mount(membershipAdminRoutes.lots, { in: s.memberLotsIn, out: s.lotPage }, memberLots),
  mount(membershipAdminRoutes.giveLevel, { in: s.giveLevelIn, out: s.memberDetail }, giveLevel),
  mount(membershipAdminRoutes.releaseLevel, { in: s.releaseLevelIn, out: s.memberDetail }, releaseLevel),
  mount(membershipAdminRoutes.givePoints, { in: s.givePointsIn, out: s.pointsChanged }, givePoints),
  mount(membershipAdminRoutes.takePoints, { in: s.takePointsIn, out: s.pointsChanged }, takePoints),
];
