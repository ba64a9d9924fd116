import { View } from '@tarojs/components';
import { Popup } from '@nutui/nutui-react-taro';
import { useQuery } from '@tanstack/react-query';
import { Icon } from '@/ui/icon';
export default function X() { return <View><Icon name='cart' size={30}/><Popup visible>home</Popup></View>; }
