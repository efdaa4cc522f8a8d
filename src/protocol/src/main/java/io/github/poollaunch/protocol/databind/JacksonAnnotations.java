package io.github.poollaunch.protocol.databind;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;

/** Finds Jackson's annotations, by their names: nothing of databind is loaded for that. */
public final class JacksonAnnotations {
    private JacksonAnnotations() {}

    /** Whether Jackson has something to say about a class: an annotation on it, its members or its ancestors. */
    public static boolean areOn(Class<?> type) {
        if (type.getName().startsWith("tools.jackson.databind.")) {
            return true; // JsonNode
        }
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (areOnItself(each)) {
                return true;
            }
            for (Class<?> parent : each.getInterfaces()) {
                if (areOn(parent)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean areOnItself(Class<?> type) {
        if (type.getClassLoader() == null) {
            return false;
        }
        if (isOn(type)) {
            return true;
        }
        for (Field field : type.getDeclaredFields()) {
            if (isOn(field)) {
                return true;
            }
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (isOn(component)) {
                    return true;
                }
            }
        }
        return isOnOne(type.getDeclaredConstructors()) || isOnOne(type.getDeclaredMethods());
    }

    private static boolean isOnOne(Executable[] executables) {
        for (Executable each : executables) {
            if (isOn(each)) {
                return true;
            }
            for (Parameter parameter : each.getParameters()) {
                if (isOn(parameter)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOn(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (isJacksons(type)) {
                return true;
            }
            for (Annotation meta : type.getAnnotations()) { // bundles of annotations
                if (isJacksons(meta.annotationType())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isJacksons(Class<? extends Annotation> type) {
        String name = type.getName();
        return name.startsWith("com.fasterxml.jackson.annotation.")
                || name.startsWith("tools.jackson.databind.annotation.");
    }
}
