import { View } from '@tarojs/components';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { CaseDue } from '@/features/after-sales/case-due';
import { headOf, stepsOf } from '@/features/after-sales/steps';
import { PictureRow } from '@/features/pictures/picture-field';
import { Icon } from '@/ui/icon';

/** Where the case stands, what comes next and until when, and the way from the request to the end. */
export function Head({ one }: { one: CaseView }) {
  const { icon, title, next } = headOf(one);
  const steps = stepsOf(one);
  return (
    <>
      <View className="case-top">
        <Icon name={icon} size={36} className={`case-top-icon case-top-${one.status}`} />
        <View className="case-top-text">
          <View id="case-status" className="case-top-title">
            {title}
          </View>
          <CaseDue id="case-due" one={one} />
          <View className="case-top-next">{next}</View>
        </View>
      </View>
      {one.refusal && one.refusal.pictures.length > 0 ? (
        <View className="case-evidence">
          <View className="case-evidence-label">商家提供的凭证</View>
          <PictureRow pictures={one.refusal.pictures} />
        </View>
      ) : null}
      {steps.length > 0 ? (
        <View className="steps">
          {steps.map(({ label, state }) => (
            <View key={label} className={`step step-${state}`}>
              <View className="step-dot">{state === 'done' ? <Icon name="check" size={12} /> : null}</View>
              <View className="step-label">{label}</View>
            </View>
          ))}
        </View>
      ) : null}
    </>
  );
}
